/** Something is on its way: says what, and draws nothing for the first instants so that quick answers do not blink. */
export function Waiting({ what, rows = 0 }: { what: string; rows?: number }) {
  return (
    <div className="cc-waiting" aria-busy="true">
      <p role="status">Chargement : {what}…</p>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className="cc-waiting__row" aria-hidden="true" />
      ))}
    </div>
  )
}
