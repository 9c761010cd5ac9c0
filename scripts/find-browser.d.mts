export declare function findBrowser(env?: NodeJS.ProcessEnv): string | undefined
export declare function isBrowserForTests(path: string | undefined, env?: NodeJS.ProcessEnv): boolean
