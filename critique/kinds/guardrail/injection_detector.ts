import { defineKind } from '../kind.ts'
import { checks, props } from '../props.ts'

export default defineKind({
  id: 'injection_detector',
  name: 'Prompt-injection / untrusted-content scanner',
  category: 'guardrail',
  tier: 'core',
  description: 'Detector for instructions hidden in user input, documents or tool results.',
  icon: 'syringe',
  aliases: [
    'prompt injection detector',
    'injection detection',
    'injection filter',
    'indirect injection scanner',
    'untrusted content filter',
    'content sanitizer',
    'spotlighting',
    'instruction stripping',
    'jailbreak detector',
    'prompt injection filter',
  ],
  products: [
    'Lakera Guard',
    'Prompt Guard',
    'Rebuff',
    'LLM Guard',
    'Azure Prompt Shields (documents)',
    'Vigil',
    'CaMeL',
    'Meta LlamaFirewall',
    'Promptfoo red team',
  ],
  traits: ['screens_content'],
  props: props('surfaces', 'recall', 'mode', 'sampleRate', 'agreement', ...checks),
  typicalIn: ['retriever', 'web_search', 'tool_executor', 'messaging_channel', 'document_parser'],
  typicalOut: ['context_builder', 'llm', 'alerting'],
})
