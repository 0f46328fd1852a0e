import type { SignedPaper, Signer } from '../../journal/fact.js';
import { mayCoordinate } from '../../journal/rights.js';
import type { Refused } from '../../journal/rights.js';
import { decideOnce, refuse } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';
import { signerOf } from './signer.js';

/** Keeps who signs papers of a kind from here on; a journal that says so already is not written to. */
export async function setSigner(
  world: World,
  gesture: Gesture,
  { paper, signer }: { readonly paper: SignedPaper; readonly signer: Signer },
): Promise<{ readonly kind: 'set' } | Refused> {
  const { answer } = await decideOnce<{ readonly kind: 'set' } | Refused>(world, gesture, (context) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const known = signerOf(context.history, paper);
    return {
      facts: known === signer ? [] : [{ kind: 'signer-set', paper, signer }],
      answer: { kind: 'set' },
    };
  });
  return answer;
}
