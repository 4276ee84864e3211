import type { ReactNode } from 'react'
import { ActionFailure } from './action_failure.tsx'
import { Dialog } from './dialog.tsx'
import { useAction } from './use_action.ts'

interface ConfirmationProps {
  title: string
  /** What the button says: the action, not « oui ». */
  action: string
  /** What could not be done, when it fails: « reprendre ce rôle ». */
  what: string
  act: () => Promise<unknown>
  /** Called once it is done, before the question goes away. */
  onDone: () => void
  onClose: () => void
  children: ReactNode
}

/** Asks before what cannot be undone; the first button leaves everything as it is. */
export function Confirmation({ title, action, what, act, onDone, onClose, children }: ConfirmationProps) {
  const { run, pending, failure } = useAction(act)
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      {failure !== null && <ActionFailure failure={failure} what={what} />}
      <div className="cc-dialog__buttons">
        <button type="button" className="fr-btn fr-btn--secondary" onClick={onClose}>
          Annuler
        </button>
        <button
          type="button"
          className="fr-btn"
          aria-disabled={pending}
          onClick={async () => {
            if (await run()) {
              onDone()
              onClose()
            }
          }}
        >
          {action}
        </button>
      </div>
    </Dialog>
  )
}
