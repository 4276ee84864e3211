/** The one colour react-dsfr reads in JavaScript: the page's background, for the browser's own bars. */
export const colors = {
  getHex: ({ isDark }: { isDark: boolean }) => ({
    decisions: { background: { default: { grey: { default: isDark ? '#161616' : '#ffffff' } } } },
  }),
}
