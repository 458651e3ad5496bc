// All stories, in the order of their hours on the one day on which they are played.
import { cartStory } from './cart-recovery.ts';
import { lettersStory } from './letters.ts';
import { loyaltyStory } from './loyalty.ts';
import type { Story } from './story.ts';
import { toolsStory } from './tools.ts';
import { upsellStory } from './upsell.ts';

export const STORIES: readonly Story[] = [upsellStory, cartStory, loyaltyStory, toolsStory, lettersStory];
