/** Why the map could not start in this browser, in French. Opens a drawing context to know: ask it only then. */
export function whyNoMap(): string {
  try {
    const context = document.createElement('canvas').getContext('webgl2')
    if (!context) return 'Votre navigateur ne sait pas dessiner la carte (WebGL 2 absent ou désactivé).'
    // Browsers allow few contexts at once: give this one back.
    context.getExtension('WEBGL_lose_context')?.loseContext()
    return 'La carte n’a pas pu démarrer dans votre navigateur.'
  } catch {
    return 'Votre navigateur refuse de dessiner la carte (WebGL 2 bloqué).'
  }
}
