import { defineKind } from '../kind.ts'
import { modelCalls, props } from '../props.ts'

export default defineKind({
  id: 'finetuned_model',
  name: 'Fine-tuned model / adapter',
  category: 'model',
  tier: 'extended',
  parent: 'llm',
  description: "Language model or adapter trained further on the team's own examples.",
  icon: 'sliders-horizontal',
  aliases: [
    'fine-tuned model',
    'finetuned model',
    'lora',
    'adapter',
    'custom model',
    'distilled model',
    'domain model',
    'sft model',
    'peft',
    'qlora',
    'student model',
  ],
  products: ['LoRA', 'QLoRA', 'OpenAI fine-tuning', 'Together fine-tuning', 'Predibase LoRAX', 'Unsloth', 'Axolotl'],
  traits: ['generates', 'runs_model'],
  props: props('baseModel', 'examples', 'evalDelta', 'adapterRank', 'refreshCadence', ...modelCalls),
  typicalIn: ['finetuning_job', 'model_registry'],
  typicalOut: ['output_validator', 'llm_gateway', 'ab_test'],
})
