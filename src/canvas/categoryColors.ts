import type { Category } from '#critique/kinds/kind.ts'

/** A colour on light and on dark ground; both keep 3:1 against the card. Hue never stands alone: every icon has its own shape. */
export interface ColorPair {
  light: string
  dark: string
}

const pair = (light: string, dark: string): ColorPair => ({ light, dark })

/** Neighbours on the palette have hues far apart, so that two families beside each other are told apart by the colour-blind as well. */
export const categoryColors: Readonly<Record<Category, ColorPair>> = {
  client: pair('#2b4fcf', '#93a9ff'),
  orchestration: pair('#7b3fb8', '#c79bf0'),
  model: pair('#a8326f', '#f08fbf'),
  retrieval: pair('#0b6b75', '#5cc4cf'),
  ingestion: pair('#3c6b1f', '#98cc74'),
  memory: pair('#875a12', '#dbb067'),
  guardrail: pair('#1b6a44', '#72d19f'),
  evaluation: pair('#5b4ec2', '#aea4f7'),
  observability: pair('#1f6a9c', '#7fc0ec'),
  security: pair('#1d5a52', '#70c4b8'),
  hitl: pair('#9a4a1a', '#efa173'),
  mlops: pair('#5e6412', '#c3c96a'),
  cost: pair('#6b5a10', '#d3c063'),
  infra: pair('#4a5a75', '#a5b6d2'),
  boundary: pair('#66655f', '#9a9aa4'),
}

export const unknownColor: ColorPair = pair('#66655f', '#9a9aa4')
