import { useCombobox } from 'downshift'
import { type ReactNode, useId, useRef, useState } from 'react'
import { countOf } from '../typography/numbers.ts'
import { answersAmong } from './search_words.ts'

export interface Option {
  code: string
  label: string
  hint?: string
}

interface ComboboxProps<T extends Option> {
  /** Accessible name: what the field asks. */
  label: string
  /** Drawn before the field; the label itself when absent. */
  visibleLabel?: ReactNode
  options: readonly T[]
  selected: T | null
  onSelect: (option: T | null) => void
  /** Given: the options come from outside as one types, already filtered. */
  onType?: (typed: string) => void
  placeholder?: string
  /** What stands in place of the list when nothing answers. */
  empty?: string
  className?: string
  /** An empty field means « no answer »; otherwise leaving it empty restores the last one. */
  clearable?: boolean
}

/** A field that opens a list and filters it as one types (WAI-ARIA combobox with a listbox). */
export function Combobox<T extends Option>(props: ComboboxProps<T>) {
  const { label, options, selected, onSelect, onType, placeholder, clearable = false } = props
  const [typed, setTyped] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const items = onType || typed === null || typed === '' ? options : answersAmong(options, typed)
  const value = typed ?? selected?.label ?? ''
  const box = useCombobox<T>({
    id,
    items: [...items],
    inputValue: value,
    selectedItem: selected,
    itemToString: (option) => option?.label ?? '',
    itemToKey: (option) => option?.code,
    // What is typed points at its first answer, so that Enter takes it; an emptied field points at none.
    stateReducer: (_state, { type, changes }) =>
      type === useCombobox.stateChangeTypes.InputChange
        ? { ...changes, highlightedIndex: changes.inputValue ? 0 : -1 }
        : changes,
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem) onSelect(selectedItem)
    },
    onIsOpenChange: ({ isOpen }) => {
      if (isOpen) return
      if (clearable && typed === '' && selected) onSelect(null)
      setTyped(null)
    },
    getA11yStatusMessage: ({ isOpen }) => (isOpen ? statusOf(items.length) : ''),
  })
  const open = box.isOpen && (items.length > 0 || Boolean(props.empty && typed))
  return (
    <span className={`cc-combobox ${props.className ?? ''}`}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: getLabelProps names the field */}
      <label {...box.getLabelProps({ className: props.visibleLabel ? undefined : 'fr-sr-only' })}>
        {props.visibleLabel ?? label}
      </label>
      <input
        {...box.getInputProps({
          ref: field,
          placeholder,
          className: 'cc-combobox__input',
          autoComplete: 'off',
          spellCheck: false,
          size: Math.max(6, (value || placeholder || '').length + 1),
          onFocus: () => field.current?.select(),
          // Set here and not in `onInputValueChange`, which comes a tick late and sends the caret to the end.
          onChange: (event) => {
            const { value } = event.currentTarget as HTMLInputElement
            setTyped(value)
            onType?.(value)
          },
        })}
      />
      <span className="cc-combobox__arrow" aria-hidden="true" />
      <ul {...box.getMenuProps({ className: open ? 'cc-combobox__list' : 'cc-combobox__list cc-hidden' })}>
        {open &&
          items.map((option, index) => (
            <li
              key={option.code}
              {...box.getItemProps({
                item: option,
                index,
                className: `cc-combobox__option${box.highlightedIndex === index ? ' cc-combobox__option--active' : ''}`,
              })}
            >
              {option.label}
              {option.hint && <span className="cc-combobox__hint">{option.hint}</span>}
            </li>
          ))}
        {open && items.length === 0 && <li className="cc-combobox__empty">{props.empty}</li>}
      </ul>
    </span>
  )
}

function statusOf(count: number): string {
  return count === 0 ? 'Aucun résultat.' : `${countOf(count, 'résultat')}.`
}
