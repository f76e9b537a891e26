export const projectRoot: string;
export function projectNode(): string;
export function tool(name: string): string;
export function projectEnvironment(): NodeJS.ProcessEnv;
export function ensureInstalled(): void;
export function continueWithProjectNode(script: string, args: readonly string[]): never;
