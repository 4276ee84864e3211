import type { Map as MaplibreMap } from 'maplibre-gl'
import { useEffect, useRef } from 'react'

/**
 * The map as a still picture, for paper: a WebGL canvas prints empty unless its buffer is kept at every frame.
 * Here one frame is drawn and copied just before printing, in the same task, while its pixels are still there.
 */
export function PrintCopy({ map, label }: { map: MaplibreMap | null; label: string }) {
  const copy = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (!map) return
    const onBeforePrint = () => {
      const [canvas, target] = [map.getCanvas(), copy.current]
      if (!target) return
      map.redraw()
      target.width = canvas.width
      target.height = canvas.height
      target.getContext('2d')?.drawImage(canvas, 0, 0)
    }
    window.addEventListener('beforeprint', onBeforePrint)
    return () => window.removeEventListener('beforeprint', onBeforePrint)
  }, [map])
  return <canvas ref={copy} className="zone-map__print" role="img" aria-label={label} />
}
