import type { DrillGroup } from '#critique/drills/content.ts'

/** What each group of drills trains, as a line under a title. */
const titles: Readonly<Record<DrillGroup, string>> = {
  cost: 'Taking a bill apart',
  quality: 'Answers that became worse',
  agents: 'Agents that misbehave',
  security: 'Attacks and leaks',
  reliability: 'Parts that fail',
  retrieval: 'Search that misses',
  evaluation: 'Measures that mislead',
  latency: 'Slowness and its tail',
  capacity: 'Limits that are reached',
  hitl: 'People in the loop',
  moderation: 'Removing the right things',
  voice: 'Talking with a machine',
  mlops: 'Models that age',
  memory: 'What is remembered',
  privacy: 'What must be forgotten',
  release: 'Releases gone wrong',
  data: 'Data that is off',
  recommendation: 'What is shown to whom',
}

export const groupTitle = (group: DrillGroup): string => titles[group]
