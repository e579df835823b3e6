import {
  alarm,
  asked,
  contain,
  defineDrill,
  histogram,
  later,
  log,
  need,
  now,
  see,
  series,
  split,
  step,
  table,
  talk,
  temptation,
  vital,
} from './drill.ts'

export default defineDrill({
  id: 'agent-will-not-stop',
  title: 'The agent will not stop',
  group: 'agents',
  symptom: 'One ticket used 1.9 million tokens and 212 tool calls in 40 minutes. It ended because the budget of the whole team was gone.',
  vitals: [
    vital('Tool calls of the worst task', 'calls', 14, 212, 'lower'),
    vital('Tokens of the worst task', 'thousand', 60, 1900, 'lower'),
  ],
  needs: [need(['acts_autonomously'], 'an agent')],
  boards: [
    'research-desk',
    'procurement-browser-agent',
    'pull-request-reviewer',
    'bank-code-assistant',
    'refund-support-agent',
    'oncall-copilot',
  ],
  order: [
    step('contain', 'Stop the run and keep its trace.'),
    step('wide', 'Is it one input, or do others loop too?'),
    step('suppose', 'What can repeat: two agents, a tool, a lost memory, a repair?'),
    step('narrow', 'Find the state that repeats.'),
    step('weigh', 'Why did nobody notice: no cap, the wrong signal, no measure of progress?'),
    step('diagnose', 'Name the loop.'),
    step('immediate', 'Break it.'),
    step('structural', 'Bound steps, tokens, time, money and repetition.'),
    step('alarm', 'Alarm per task, not per month.'),
  ],
  firstLooks: ['llm_tracing', 'cost_attribution', 'audit_log'],
  suspects: ['The ticket was unusually hard', 'A cheaper model would make it affordable', 'The account’s limit is too low'],
  herrings: [
    temptation('Raise the account’s limit', 'The next run takes that as well.'),
    temptation(
      'Use a cheaper model',
      'A loop at half the price is a loop.',
      see('metrics', 'Errors of the platform are at their usual level.', series('Platform errors', '%', 0.2, 0.2)),
    ),
  ],
  rubric: [
    'Bounds autonomy in numbers',
    'Detects missing progress, not only too many steps',
    'Leaves gracefully with what is known and hands over',
    'A budget and an alarm per task',
    'Turns the trace into a test',
  ],
  twist: {
    asks: 'With a cap of 15 steps, 4 % of honest tasks end early. Is that acceptable?',
    good: 'If they end with a partial result and a person, yes; measure what those tasks lose, and let the cap grow while progress is visible.',
  },
  containment: contain('Stop the run and cap tokens per task', 0.7, { quality: 'Long honest tasks end early.' }),
  variants: [
    {
      id: 'A',
      cause: 'Writer and critic never agree, and nobody limits their rounds',
      at: ['acts_autonomously'],
      blows: [{ at: 'acts_autonomously', scale: { calls: 2.2 } }],
      evidence: [
        see(
          'agent_supervisor',
          '38 rounds in which the critic repeats two objections.',
          log(
            'Rounds',
            ['round 1: 4 objections', 'round 2: 1 objection', 'accepted'],
            ['round 6: tone; source missing', 'round 7: source missing; tone', '… 31 more', 'round 38: tone; source missing'],
          ),
        ),
        see(
          'loop_guard',
          'It counts steps of one agent, not rounds between two.',
          table(
            'Limits in force',
            ['limit', 'value', 'reached'],
            [['rounds', 3, '0 times']],
            [
              ['steps per agent', 50, '0 times'],
              ['rounds', 'none', ''],
            ],
          ),
        ),
      ],
      immediate: now('Stop at the third round with the last draft', { quality: 'Some drafts go out with an open objection.' }),
      structural: later(
        'At most three rounds, a rule for ties, and a test of acceptance that is not an opinion',
        { quality: 'The critic must say what would satisfy it.' },
        [asked('loop_guard', 'Rounds of writer and critic', ['acts_autonomously'])],
      ),
      alarm: alarm('alerting', 'A task beyond four rounds'),
    },
    {
      id: 'B',
      cause: 'A tool returns the same error as text, and the agent calls it again with the same arguments',
      at: ['tool', 'acts_autonomously'],
      blows: [{ at: 'acts_autonomously', scale: { calls: 2 } }],
      evidence: [
        see(
          'tool_executor',
          'The same arguments 97 times.',
          table('Most repeated arguments', ['hash', 'times'], [['a7f1', 2]], [['c04e', 97]]),
        ),
        see(
          'llm_tracing',
          'The error is read as an observation like any other.',
          talk(
            'Steps of the run',
            [
              ['tool', '{"rows": 3}'],
              ['assistant', 'Three rows; I write the answer.'],
            ],
            [
              ['tool', '"temporarily unavailable, please try again"'],
              ['assistant', 'I try again.'],
              ['tool', '"temporarily unavailable, please try again"'],
              ['assistant', 'I try again.'],
            ],
          ),
        ),
      ],
      immediate: now('Refuse a call with the same arguments after the second time', { quality: 'A real hiccup now needs a person.' }),
      structural: later(
        'A detector of repetition, and results that say whether trying again makes sense',
        { cost: 'Tools must type their errors.' },
        [asked('loop_guard', 'Repeated actions', ['acts_autonomously'])],
      ),
      alarm: alarm('alerting', 'The same call four times in a task'),
    },
    {
      id: 'C',
      cause: 'Compaction forgets what was tried, so it is tried again',
      at: 'keeps_memory',
      blows: [{ at: 'acts_autonomously', scale: { calls: 1.9 } }],
      evidence: [
        see(
          'conversation_summarizer',
          'The period of the loop is that of the compaction.',
          table(
            'Periods',
            ['what', 'steps'],
            [
              ['compaction', 14],
              ['loop', 'none'],
            ],
            [
              ['compaction', 14],
              ['loop', 14],
            ],
          ),
        ),
        see(
          'checkpoint_store',
          'There is no list of what was attempted.',
          table(
            'What a checkpoint keeps',
            ['field', 'kept'],
            [
              ['goal', 'yes'],
              ['attempts', 'yes'],
            ],
            [
              ['goal', 'yes'],
              ['attempts', 'no'],
            ],
          ),
        ),
      ],
      immediate: now('Keep a list of attempts outside the summary', { cost: 'Some tokens in each step.' }),
      structural: later('A structured notebook that is never summarised', { cost: 'State must be designed per task.' }, [
        asked('checkpoint_store', 'Notebook of attempts', ['acts_autonomously']),
      ]),
      alarm: alarm('alerting', 'An action of before the last compaction is repeated'),
    },
    {
      id: 'D',
      cause: 'The repair of malformed output calls the model, whose output is malformed, and so on',
      at: ['generates', 'acts_autonomously'],
      blows: [{ at: 'generates', scale: { calls: 2.1 } }],
      evidence: [
        see('output_validator', 'Repairs nest sixty deep.', histogram('Depth of repairs', 'repairs', [0.4, 0.3], [38, 12], 1)),
        see(
          'cost_attribution',
          'Most of the money sits in the span called repair.',
          split('Spend of the run by span', '% of spend', [
            ['answer', 92, 9],
            ['repair', 8, 91],
          ]),
        ),
      ],
      immediate: now('One repair, then an honest failure', { quality: 'About one task in two hundred fails visibly.' }),
      structural: later('Decoding that can only produce the schema', { latency: 'Constrained decoding is a little slower.' }, [
        asked('output_validator', 'Schema-held output', ['acts_autonomously', 'generates']),
      ]),
      alarm: alarm('alerting', 'Repairs per task above two'),
    },
  ],
})
