import { z } from 'zodiac'
export const sign = z
