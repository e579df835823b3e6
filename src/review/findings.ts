import { atom, computed } from '@tldraw/state'
import type { Atom, Signal } from '@tldraw/state'
import type { Report } from '#critique/finding.ts'
import { review } from '#critique/review.ts'
import { rules as builtIn } from '#critique/rules/index.ts'
import type { Rule } from '#critique/rules/rule.ts'
import type { Board } from '#src/canvas/board.ts'
import { createCritic } from './critic.ts'
import type { Critic } from './critic.ts'
import { arrange } from './arrange.ts'
import type { Sections } from './arrange.ts'
import { loadRules } from './teamRules.ts'

/** drawing: only what is critical speaks up. critique: the whole policy. */
type Phase = 'drawing' | 'critique'

/** What the engine says about one board, derived from its graph and nothing else. */
export interface Review {
  phase: Atom<Phase>
  report: Signal<Report>
  sections: Signal<Sections>
  /** Rules that failed on this board; what they would say is missing. */
  failed: Signal<readonly string[]>
  critic: Critic
}

/** Reviews a board as it is drawn: each signal is computed when its graph, phase or rulings change, never on a move. */
export function createReview(board: Pick<Board, 'graph' | 'rulings'>): Review {
  const phase = atom<Phase>('phase', 'drawing')
  const rules = atom<readonly Rule[]>('rules', builtIn)
  void loadRules().then((loaded) => rules.set(loaded))
  const whole = computed('review', () => {
    const failed: string[] = []
    const onFault = (rule: string, error: unknown): void => {
      failed.push(rule)
      console.error(`The rule ${rule} failed on this board.`, error)
    }
    return { report: review(board.graph.get(), { phase: phase.get(), rules: rules.get(), onFault }), failed }
  })
  const report = computed('report', () => whole.get().report)
  const failed = computed('failed', () => whole.get().failed)
  const sections = computed('sections', () => arrange(report.get(), board.rulings.get()))
  return { phase, report, sections, failed, critic: createCritic(board.graph) }
}
