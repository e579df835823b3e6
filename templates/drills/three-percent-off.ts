import {
  alarm,
  asked,
  contain,
  defineDrill,
  diff,
  figure,
  herring,
  later,
  log,
  need,
  now,
  see,
  split,
  step,
  table,
  temptation,
  vital,
} from './drill.ts'

export default defineDrill({
  id: 'three-percent-off',
  title: 'The number is wrong by three percent',
  group: 'data',
  symptom: 'The assistant that answers questions about data reports revenue 3 % above the finance report, for one region only.',
  vitals: [vital('Difference to the finance report', '%', 0, 3, 'lower')],
  needs: [need(['text_to_sql'], 'a model that asks the data'), need(['stores_data', 'source_of_truth', 'data_warehouse'], 'data to ask')],
  boards: ['ask-your-data', 'research-desk'],
  order: [
    step('wide', 'Get the query, and hold it against the governed metric.'),
    step('suppose', 'Filter, join, time, currency, refunds, rights or definition?'),
    step('narrow', 'Change one of them at a time until the number fits.'),
    step('weigh', 'Rights or definition?'),
    step('diagnose', 'Name the difference.'),
    step('immediate', 'Give the right number, and say what was wrong.'),
    step('structural', 'Mend it in the semantic layer.'),
    step('alarm', 'Add the case, and compare with finance each month.'),
  ],
  firstLooks: ['text_to_sql', 'llm_tracing', 'audit_log'],
  suspects: ['The model miscalculates', 'The numbers are rounded', 'Finance is wrong'],
  herrings: [
    temptation('Word the prompt better', 'The query ran as written; its meaning is off.'),
    herring(
      'It is rounding.',
      'Rounding does not know regions.',
      see('metrics', 'Queries run as fast and as often as ever.', figure('Questions a day', 'requestsPerDay')),
    ),
  ],
  rubric: ['Reads the SQL', 'Prefers governed definitions', 'Handles ambiguity', 'Tells access from definition', 'Adds a case'],
  twist: {
    asks: 'Sales likes the higher number better. Which one does the assistant give?',
    good: 'The certified one, with its name and date; the other by its own name if asked, never as "revenue".',
  },
  containment: contain('Answer revenue questions with the certified report', 0.6, { quality: 'No free slicing of revenue for now.' }),
  variants: [
    {
      id: 'A',
      cause: 'The join counts an order once per shipment, and this region splits shipments',
      at: 'text_to_sql',
      evidence: [
        see(
          'text_to_sql',
          'A join that multiplies rows.',
          diff('Query', ['from orders'], ['from orders join shipments on shipments.order_id = orders.id']),
        ),
        see(
          'offline_eval',
          'No case has split shipments.',
          table(
            'Cases by trap',
            ['trap', 'cases'],
            [
              ['split shipments', 8],
              ['refunds', 12],
            ],
            [
              ['split shipments', 0],
              ['refunds', 12],
            ],
          ),
        ),
      ],
      immediate: now('Sum before the join', { latency: 'The query takes a second more.' }),
      structural: later('Joins in the semantic layer, and a check of row counts', { quality: 'Free joins are refused.' }, [
        asked('data_governance', 'Governed joins', ['coordinates', 'generates', 'text_to_sql']),
      ]),
      alarm: alarm('quality_monitor', 'Rows after a join above rows before'),
    },
    {
      id: 'B',
      cause: 'Gross against net: two definitions, and the old one was retrieved',
      at: 'retrieves',
      evidence: [
        see(
          'retriever',
          'It returned the retired entry of the glossary.',
          table('Entry that was used', ['entry', 'state'], [['revenue (net)', 'certified']], [['revenue (gross)', 'retired']]),
        ),
        see(
          'data_warehouse',
          'Two views carry nearly the same name.',
          table(
            'Views',
            ['view', 'certified'],
            [['revenue', 'yes']],
            [
              ['revenue', 'yes'],
              ['revenue_v1', 'no'],
            ],
          ),
        ),
      ],
      immediate: now('Use the certified view', { quality: 'Old dashboards no longer match.' }, [], 0.95),
      structural: later('Certification as a filter of retrieval', { cost: 'Somebody certifies.' }, [
        asked('data_governance', 'Certified definitions', ['coordinates', 'retrieves', 'generates']),
      ]),
      alarm: alarm('quality_monitor', 'A retired definition in a context'),
    },
    {
      id: 'C',
      cause: 'Fiscal month against calendar month, which differ in this region',
      at: 'text_to_sql',
      evidence: [
        see(
          'llm_tracing',
          'The filter takes calendar months.',
          diff('Filter of the query', ['fiscal_month = "2026-10"'], ['date between 2026-10-01 and 2026-10-31']),
        ),
        see(
          'feedback_collector',
          'Only people of finance complain.',
          split('Complaints by department', '% of complaints', [
            ['finance', 21, 94],
            ['others', 79, 6],
          ]),
        ),
      ],
      immediate: now('Ask which month is meant', { latency: 'One question first.' }),
      structural: later('A default per role, said in the answer', { quality: 'Two people may get two numbers, each named.' }, [
        asked('session_store', 'Calendar per role', ['coordinates', 'generates']),
      ]),
      alarm: alarm('quality_monitor', 'Answers on months that do not name the calendar'),
    },
    {
      id: 'D',
      cause: 'Row-level rights hide test accounts from finance only',
      at: ['coordinates', 'stores_data', 'generates'],
      evidence: [
        see(
          'authorization',
          'Two roles see two sets of rows.',
          table(
            'Rows by role',
            ['role', 'rows'],
            [
              ['finance', '8.41 M'],
              ['manager', '8.41 M'],
            ],
            [
              ['finance', '8.41 M'],
              ['manager', '8.66 M'],
            ],
          ),
        ),
        see('audit_log', 'The question came from a manager.', log('Queries', ['role=finance, rows=8.41 M'], ['role=manager, rows=8.66 M'])),
      ],
      immediate: now('Explain the difference and leave test accounts out', { quality: 'Managers lose sight of test accounts.' }),
      structural: later('State the scope in each answer', { quality: 'Answers are a line longer.' }, [
        asked('output_validator', 'Scope in each answer', ['coordinates', 'generates']),
      ]),
      alarm: alarm('quality_monitor', 'One question, two roles, two numbers'),
    },
  ],
})
