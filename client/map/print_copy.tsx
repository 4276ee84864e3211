import type { Map as MaplibreMap } from 'maplibre-gl'
import { useEffect, useRef } from 'react'

/**
 * The map as a still picture, for paper: a WebGL canvas prints empty unless its buffer is kept at every frame.
 * Here one frame is drawn and copied just before printing, in the same task, while its pixels are still there.
 */
export function PrintCopy(props: { map: MaplibreMap | null; label: string; credits: string }) {
  const { map } = props
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
  return (
    <figure className="zone-map__print">
      <canvas ref={copy} role="img" aria-label={props.label} />
      <figcaption>{props.credits}, Licence Ouverte 2.0</figcaption>
    </figure>
  )
}
