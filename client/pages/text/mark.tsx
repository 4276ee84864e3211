interface MarkProps {
  /** `read`: the text was read; `open`: nobody here could verify it. */
  state: 'read' | 'open'
  source?: string
}

/** How sure a sentence is, beside it. */
export function Mark({ state, source }: MarkProps) {
  if (state === 'open') return <span className="fr-badge fr-badge--sm fr-badge--warning">Non vérifié</span>
  return <span className="cc-source">[texte lu : {source}]</span>
}
