import type { Page } from '@playwright/test';
import { expect } from './expect.ts';

/** What assistive technology reads and presses in a panel; text beside it is left out. */
const TOLD = new Set(['banner', 'button', 'columnheader', 'contentinfo', 'heading', 'link', 'main', 'region', 'table']);

interface AxNode {
  readonly nodeId: string;
  readonly childIds?: readonly string[];
  readonly ignored: boolean;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
}

/**
 * What stands in the accessibility tree of the browser's own side panel, which no driver takes for a page: a line for
 * each landmark, heading, table and control, in their order, `button "Close"`.
 * @param page any page of the browser, through which the panel is reached
 */
export async function panelTree(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { targetInfos } = await session.send('Target.getTargets');
  const panel = targetInfos.find(({ type, url }) => type === 'page' && url.endsWith('/sidepanel.html'));
  if (!panel) throw new Error('no panel is open');
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: panel.targetId });
  const { promise, resolve } = Promise.withResolvers<string>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => resolve(message));
  const message = JSON.stringify({ id: 1, method: 'Accessibility.getFullAXTree' });
  await session.send('Target.sendMessageToTarget', { sessionId, message });
  const { result }: { result?: { nodes: AxNode[] } } = JSON.parse(await promise);
  await session.detach();
  expect(result, 'the panel answers').toBeDefined();
  // They are told by their depth; a reader goes from each into what is in it.
  const byId = new Map((result?.nodes ?? []).map((node) => [node.nodeId, node]));
  const inOrder = (id: string): AxNode[] => {
    const node = byId.get(id);
    return node ? [node, ...(node.childIds ?? []).flatMap(inOrder)] : [];
  };
  return inOrder(result?.nodes[0]?.nodeId ?? '')
    .filter(({ ignored, role }) => !ignored && TOLD.has(role?.value ?? ''))
    .map(({ role, name }) => `${role?.value ?? ''} "${name?.value ?? ''}"`);
}
