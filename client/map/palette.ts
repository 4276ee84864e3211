import type { ZoneClass } from '../../server/zoning/schema.ts'

export type Theme = 'light' | 'dark'

/**
 * How a class is drawn. `hatch`: dense diagonals, the sign of the greatest need on the ARS maps;
 * `plain`: colour alone; `rules`, `bars`: sparse lines on a pale ground; `dots`: nothing is known there.
 * No two classes of one profession share both pattern and ground: they differ without colour.
 */
export type PatternKind = 'hatch' | 'plain' | 'rules' | 'bars' | 'weave' | 'dots'

export interface ClassFill {
  pattern: PatternKind
  /** The ground colour, `#rrggbb`. */
  ground: string
  /** The colour of the lines or dots; null for a plain class. */
  ink: string | null
}

export interface Palette {
  /** Outside France: sea and neighbours alike, no land of theirs is in the tiles. */
  outside: string
  /** Land whose class is hidden by the legend. */
  land: string
  /** Borders of zones, and of communes from z9: at least 3:1 against every ground. */
  outline: string
  department: string
  region: string
  text: string
  halo: string
  /** Marks of places: `mark` filled, `paper` around them and inside hollow ones, `star` the priority sign. */
  mark: string
  paper: string
  muted: string
  star: string
  selected: string
  cluster: string
  clusterText: string
  classes: Record<ZoneClass, ClassFill>
}

/**
 * Need is told by warm colours, from strong to pale, so that the blue marks stand out on all of them,
 * also for those who do not see red from green. The figures are proved in the tests.
 */
type Scale = Record<'greatest' | 'great' | 'middle' | 'watched' | 'least' | 'excess' | 'unknown', ClassFill>

const lightScale: Scale = {
  greatest: { pattern: 'hatch', ground: '#ffd0ab', ink: '#a83a00' },
  great: { pattern: 'plain', ground: '#f5c648', ink: null },
  middle: { pattern: 'rules', ground: '#f3f1e4', ink: '#7d7a5f' },
  watched: { pattern: 'bars', ground: '#f6efd9', ink: '#857449' },
  least: { pattern: 'plain', ground: '#faf9f5', ink: null },
  excess: { pattern: 'weave', ground: '#e9edf0', ink: '#6f7a83' },
  unknown: { pattern: 'dots', ground: '#ececec', ink: '#666666' },
}

const darkScale: Scale = {
  greatest: { pattern: 'hatch', ground: '#4a1d06', ink: '#ff9d5c' },
  great: { pattern: 'plain', ground: '#5f4b08', ink: null },
  middle: { pattern: 'rules', ground: '#2c2c22', ink: '#8f8c70' },
  watched: { pattern: 'bars', ground: '#352e19', ink: '#a3905b' },
  least: { pattern: 'plain', ground: '#242321', ink: null },
  excess: { pattern: 'weave', ground: '#262c31', ink: '#84919b' },
  unknown: { pattern: 'dots', ground: '#303030', ink: '#9b9b9b' },
}

const classFills = (scale: Scale): Record<ZoneClass, ClassFill> => ({
  ZIP: scale.greatest,
  ZAC: scale.great,
  ZAR: scale.middle,
  ZV: scale.watched,
  HZ: scale.least,
  NC: scale.unknown,
  TRES_SOUS_DOTEE: scale.greatest,
  SOUS_DOTEE: scale.great,
  INTERMEDIAIRE: scale.middle,
  TRES_DOTEE: scale.least,
  SUR_DOTEE: scale.excess,
  NON_PRIORITAIRE: scale.excess,
  TERRITOIRE_FRAGILE: scale.greatest,
})

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    outside: '#dfe6ec',
    land: '#e4e9ec',
    outline: '#6b5540',
    department: '#3a3a3a',
    region: '#161616',
    text: '#161616',
    halo: '#ffffff',
    mark: '#000091',
    paper: '#ffffff',
    muted: '#53536b',
    star: '#ffffff',
    selected: '#e1000f',
    cluster: '#000091',
    clusterText: '#ffffff',
    classes: classFills(lightScale),
  },
  dark: {
    outside: '#10151a',
    land: '#151a1e',
    outline: '#c4b5a4',
    department: '#dddddd',
    region: '#ffffff',
    text: '#ffffff',
    halo: '#161616',
    mark: '#b6b6fb',
    paper: '#000040',
    muted: '#c9c9dd',
    star: '#000040',
    selected: '#ff8a80',
    cluster: '#cacafb',
    clusterText: '#000091',
    classes: classFills(darkScale),
  },
}
