type Added = (change: { origins?: string[] }) => void;

/** Host permissions in memory, as the browser keeps them: everything is allowed until a test says otherwise. */
function createPermissions() {
  const state = {
    origins: new Set<string>(['*://*/*']),
    /** What the reader answers when asked. */
    answer: true,
    asked: [] as string[][],
    listeners: new Set<Added>(),
  };
  return {
    state,
    /** Allows only these match patterns, and refuses nothing that is asked for. */
    allowOnly(...patterns: string[]): void {
      state.origins = new Set(patterns);
      state.answer = true;
      state.asked = [];
    },
    api: {
      /** No permission but for hosts was given. */
      contains: async ({ permissions = [], origins = [] }: { permissions?: string[]; origins?: string[] }) =>
        permissions.length === 0 && origins.every((origin) => state.origins.has(origin)),
      getAll: async () => ({ origins: [...state.origins], permissions: [] as string[] }),
      request: async ({ origins = [] }: { origins?: string[] }) => {
        state.asked.push(origins);
        if (!state.answer) return false;
        for (const origin of origins) state.origins.add(origin);
        for (const listener of state.listeners) listener({ origins });
        return true;
      },
      remove: async ({ origins = [] }: { origins?: string[] }) => {
        for (const origin of origins) state.origins.delete(origin);
        return true;
      },
      onAdded: {
        addListener: (listener: Added) => void state.listeners.add(listener),
        removeListener: (listener: Added) => void state.listeners.delete(listener),
      },
      onRemoved: { addListener: () => undefined, removeListener: () => undefined },
    },
  };
}

export const fakePermissions = createPermissions();
