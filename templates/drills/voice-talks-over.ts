import {
  alarm,
  asked,
  boardVital,
  contain,
  defineDrill,
  diff,
  gate,
  later,
  need,
  now,
  part,
  see,
  series,
  split,
  step,
  table,
  talk,
  temptation,
  trace,
  vital,
} from './drill.ts'

export default defineDrill({
  id: 'voice-talks-over',
  title: 'The voice agent talks over people',
  group: 'voice',
  symptom:
    'The wait for a turn at p95 went from {p95Ms.before} to {p95Ms.after}, and complaints about interruptions tripled for some customers.',
  vitals: [boardVital('Turn latency, p95', 'p95Ms'), vital('Complaints about interruptions', 'per hundred calls', 0.4, 1.2, 'lower')],
  needs: [need(['speech_to_text', 'voice_channel', 'media_server', 'text_to_speech'], 'speech')],
  boards: ['clinic-voice-receptionist', 'clinical-notes'],
  order: [
    step('wide', 'Take the turn apart: detection of its end, transcript, first token, tool, first audio, network.'),
    step('suppose', 'A tool, the end of turns, echo, or the distance?'),
    step('narrow', 'Compare customers and look at interruption events.'),
    step('weigh', 'Drop the hops that did not move.'),
    step('contain', 'Fill or shorten the silence.'),
    step('diagnose', 'Name the slow hop.'),
    step('immediate', 'Mend it.'),
    step('structural', 'A budget for each hop.'),
    step('alarm', 'Alarm on the hop and on interruptions.'),
  ],
  firstLooks: ['llm_tracing', 'metrics', 'media_server'],
  suspects: ['The voice is too slow to synthesise', 'The prompt is too long', 'Callers speak faster than they used to'],
  herrings: [
    temptation('Buy faster speech synthesis', 'Its first audio comes as soon as ever.'),
    temptation(
      'Shorten the prompt',
      'The first token did not move.',
      see('quality_monitor', 'Word error rate is unchanged.', series('Word error rate', '%', 6.1, 6.1)),
    ),
  ],
  rubric: [
    'A latency budget per hop',
    'What an interruption means',
    'Masks the latency of tools',
    'Tests on telephone audio',
    'Fails safely',
  ],
  twist: {
    asks: 'The network adds 150 ms for rural callers. What do you give up?',
    good: 'Nothing they can hear: start speaking on the first clause, prefetch the slot lookup while they talk, and keep the semantic end of turn.',
  },
  containment: contain('A short filler while a tool works', 0.4, { quality: 'It sounds a little mechanical.' }),
  aim: { figure: 'p95Ms', factor: 2.2 },
  variants: [
    {
      id: 'A',
      cause: 'The agent waits for the calendar of one vendor, which needs more than a second',
      at: ['acts_autonomously', 'coordinates'],
      blows: [
        { at: ['acts_autonomously', 'coordinates'], set: { p50Ms: 120, p95Ms: 300 }, fill: true },
        { at: ['acts_autonomously', 'coordinates'], scale: { time: 3 }, aimed: true },
      ],
      evidence: [
        see(
          'llm_tracing',
          'The span of the tool is long for that vendor only.',
          trace('calendar.slots: vendor M', 'other vendors: 140 ms'),
        ),
        see(
          'circuit_breaker',
          'It counts errors, not slowness.',
          table(
            'Breaker on the calendar',
            ['condition', 'opens at'],
            [
              ['errors', '20 %'],
              ['slower than 600 ms', '30 %'],
            ],
            [
              ['errors', '20 %'],
              ['slower than 600 ms', 'not counted'],
            ],
          ),
        ),
        see(
          'metrics',
          'Slots of vendor M take 1.2 s at p95.',
          table(
            'Calendar, p95 by vendor',
            ['vendor', 'ms'],
            [
              ['M', 180],
              ['others', 140],
            ],
            [
              ['M', 1200],
              ['others', 140],
            ],
          ),
        ),
      ],
      immediate: now('Speak a filler and keep slots in a cache', { quality: 'A slot may be gone when it is offered.' }),
      structural: later('Fetch ahead, confirm later, and stop waiting at a limit', { quality: 'Some bookings are confirmed by message.' }, [
        asked('response_cache', 'Slots fetched ahead', ['coordinates', 'generates']),
      ]),
      alarm: alarm('alerting', 'Any tool above 600 ms at p95 within a turn'),
    },
    {
      id: 'B',
      cause: 'The end of a turn is declared after 900 ms of silence, raised to cut fewer people off',
      at: ['media_server', 'voice_channel', 'speech_to_text'],
      blows: [
        { at: ['speech_to_text', 'media_server', 'voice_channel'], set: { p50Ms: 200, p95Ms: 350 }, fill: true },
        { at: ['speech_to_text', 'media_server', 'voice_channel'], scale: { time: 2.5 }, aimed: true },
      ],
      evidence: [
        see(
          'media_server',
          'The setting changed from 500 to 900 ms.',
          diff('Settings of the audio', ['endpointing: 500 ms'], ['endpointing: 900 ms']),
        ),
        see('speech_to_text', 'The final transcript comes late.', series('End of speech to final transcript', '% of the usual', 100, 180)),
      ],
      immediate: now('Back to 500 ms', { quality: 'Slow speakers are cut off more often.' }, [], 0.95),
      structural: later('An end of turn by meaning', { cost: 'A small model listens along.' }, [
        part('small_llm', 'End of turn by meaning', {
          from: ['media_server', 'coordinates', 'generates'],
          props: { p50Ms: 15, p95Ms: 30, inputTokens: 60, outputTokens: 1 },
        }),
      ]),
      alarm: alarm('alerting', 'Silence before an answer above 700 ms at p95'),
    },
    {
      id: 'C',
      cause: 'The agent hears its own voice and stops, then begins again',
      at: ['media_server', 'voice_channel', 'text_to_speech', 'speech_to_text'],
      blows: [
        { at: ['text_to_speech', 'speech_to_text'], set: { p50Ms: 150, p95Ms: 300 }, fill: true },
        { at: ['text_to_speech', 'speech_to_text'], scale: { time: 2.5 }, aimed: true },
      ],
      evidence: [
        see(
          'media_server',
          'Interruptions coincide with its own audio.',
          split('What the agent was interrupted by', '% of interruptions', [
            ['the caller', 97, 22],
            ['its own voice', 3, 78],
          ]),
        ),
        see(
          'speech_to_text',
          'Transcripts repeat what was just spoken.',
          talk(
            'Transcript of a call',
            [
              ['assistant', 'Would Tuesday suit you?'],
              ['user', 'Tuesday is fine.'],
            ],
            [
              ['assistant', 'Would Tuesday suit you?'],
              ['user', 'would tuesday suit'],
              ['assistant', 'Sorry, go ahead.'],
            ],
          ),
        ),
      ],
      immediate: now('Switch echo cancellation on for that line', { quality: 'Very quiet callers may be suppressed.' }, [], 0.9),
      structural: later('A loop test for each carrier', { cost: 'A test call per carrier and day.' }, [gate('Loop test per carrier')]),
      alarm: alarm('alerting', 'Interruptions by own audio above 5 %'),
    },
    {
      id: 'D',
      cause: 'A failover put the speech synthesis on another continent',
      at: ['text_to_speech', 'media_server'],
      blows: [
        { at: ['text_to_speech'], set: { p50Ms: 150, p95Ms: 300 }, fill: true },
        { at: ['text_to_speech'], scale: { time: 2.5 }, aimed: true },
      ],
      evidence: [
        see(
          'multi_region',
          'Synthesis in the US, media in Europe.',
          table(
            'Where parts run',
            ['part', 'region'],
            [
              ['media', 'eu'],
              ['synthesis', 'eu'],
            ],
            [
              ['media', 'eu'],
              ['synthesis', 'us'],
            ],
          ),
        ),
        see(
          'metrics',
          'The round trip to the synthesis grew by 160 ms, several times a turn.',
          series('Round trip to the synthesis', 'ms', 12, 172),
        ),
        see('llm_tracing', 'The span of the synthesis grew; it names another region.', trace('tts: region us-east')),
      ],
      immediate: now('Pin the region', { quality: 'If Europe fails, there is no voice.' }, [], 0.95),
      structural: later('Parts of a turn in one place, with health per region', { cost: 'Spare capacity in the region.' }, [
        part('load_balancer', 'Region by health', { from: ['media_server', 'coordinates'], to: 'text_to_speech' }),
      ]),
      alarm: alarm('alerting', 'Media and synthesis in different regions'),
    },
  ],
})
