/** A form and not a script: it works whatever happens to the page, and the browser forgets the session's cookie. */
export function SignOutForm({ id, className }: { id?: string; className: string }) {
  return (
    <form method="post" action="/deconnexion" className="cc-sign-out">
      <button type="submit" id={id} className={className}>
        Se déconnecter
      </button>
    </form>
  )
}
