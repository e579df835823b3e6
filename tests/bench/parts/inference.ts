import type { Figure } from '../figure.ts'
import { openEnginePage } from '../openEnginePage.ts'
import type { BenchContext } from '../part.ts'
import { median } from '../samples.ts'

/** What a label stands for, label by label. */
export async function inference(context: BenchContext): Promise<Figure[]> {
  const { page, close } = await openEnginePage(context)
  const { ours, reference } = await page.evaluate((rounds) => window.engineBench.inferences(rounds), context.isQuick ? 5 : 25)
  await close()
  return [
    {
      what: 'infer a kind from a label',
      unit: 'µs',
      ours: median(ours),
      reference: { is: 'one regular expression', value: median(reference) },
    },
  ]
}
