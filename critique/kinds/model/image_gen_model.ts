import { defineKind } from '../kind.ts'
import { modelCalls, props } from '../props.ts'

export default defineKind({
  id: 'image_gen_model',
  name: 'Image / media generation model',
  category: 'model',
  tier: 'extended',
  parent: 'llm',
  description: 'Model that creates or edits images or video.',
  icon: 'image-plus',
  aliases: ['image generation', 'diffusion', 'text-to-image', 'image gen', 'video generation', 'stable diffusion', 'media generation'],
  products: ['Stable Diffusion', 'FLUX', 'DALL-E', 'Imagen', 'Midjourney', 'Runway', 'Sora', 'Fal.ai', 'ComfyUI', 'Replicate'],
  traits: ['generates', 'runs_model'],
  props: props('gpuSeconds', 'safetyFilter', 'watermark', ...modelCalls),
  typicalIn: ['message_queue', 'gpu_pool', 'app_service'],
  typicalOut: ['object_storage', 'content_moderator', 'cdn'],
})
