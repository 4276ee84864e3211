const drawings = {
  yes: { path: 'M5 12l5 5L19 7', words: 'Oui : ' },
  no: { path: 'M6 6l12 12M18 6L6 18', words: 'Non : ' },
  neutral: { path: 'M6 12h12', words: 'Sans effet : ' },
}

/** A tick, a cross or a dash, said as well as drawn. */
export function ReasonSign({ sign }: { sign: keyof typeof drawings }) {
  const { path, words } = drawings[sign]
  return (
    <span className={`cc-reason__sign cc-reason__sign--${sign}`}>
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="3" />
      </svg>
      <span className="fr-sr-only">{words}</span>
    </span>
  )
}
