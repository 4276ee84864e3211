/** No-break space, before `:` and inside « ». */
export const NBSP = '\u00a0'
