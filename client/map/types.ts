import type { ReactNode } from 'react'
import type { Match } from '../../server/matching/schema.ts'
import type { Profession, ZoneClass } from '../../server/zoning/schema.ts'

/** Where the map looks: degrees, WGS 84, and the zoom of MapLibre (512-pixel tiles). */
export interface MapView {
  lon: number
  lat: number
  zoom: number
}

/** A tile by its zoom, column and row. */
export interface TileName {
  z: number
  x: number
  y: number
}

/** A point somebody asked about, with what to write beside it. */
export interface Pin {
  lon: number
  lat: number
  label?: string
}

export interface ZoneMapProps {
  matches: readonly Match[]
  selectedId: string | null
  hoveredId: string | null
  onHover: (id: string | null) => void
  onSelect: (id: string) => void
  /** `/api/v1/tiles/{profession}.json?on=…` */
  tileJsonUrl: string
  profession: Profession
  /** The day whose zoning is shown, `YYYY-MM-DD`. */
  on: string
  /** null: metropolitan France. A view that the map did not report itself moves the map there. */
  view: MapView | null
  onViewChange: (view: MapView) => void
  /** The classes drawn; null: all of them. */
  legendFilter: readonly ZoneClass[] | null
  onLegendFilter: (classes: readonly ZoneClass[] | null) => void
  /** Somebody asks what lies there: a click, or Enter with the map in focus. */
  onLocate: (lon: number, lat: number) => void
  pin: Pin | null
  /** No map can be drawn here, with the reason in French; the list does everything. */
  onUnavailable: (reason: string) => void
  /** Raster tiles under the zones (`basemap` of GET /config), an address with {z} {x} {y}; the map needs none. */
  basemap?: string | null
  /** The page scrolls under the map: two fingers, or Ctrl and the wheel. Default: on a touch screen. */
  cooperativeGestures?: boolean
  /** How many of the listed places lie in each class, shown in the legend. */
  counts?: Partial<Record<ZoneClass, number>>
  /** What is said about the place or the point chosen, shown over the map. */
  children?: ReactNode
}
