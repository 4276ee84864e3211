/** Why no map can be drawn in this browser, in French; null when it can. */
export function missingWebgl(): string | null {
  try {
    const context = document.createElement('canvas').getContext('webgl2')
    if (!context) return 'Votre navigateur ne sait pas dessiner la carte (WebGL 2 absent ou désactivé).'
    // Browsers allow few contexts at once: give this one back.
    context.getExtension('WEBGL_lose_context')?.loseContext()
    return null
  } catch {
    return 'Votre navigateur refuse de dessiner la carte (WebGL 2 bloqué).'
  }
}
