import Taro from "@tarojs/taro";

/** A credential that the server exchanges for a session. */
export type Credential =
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "ticket"; readonly ticket: string };

/** Asks WeChat who is there. The code is good once, for five minutes. */
export async function credential(): Promise<Credential | undefined> {
  const { code } = await Taro.login();
  return { kind: "code", code };
}

/** In WeChat itself signing in needs no page of its own. */
export function goToSignIn(): void {}

/** Nobody comes back from anywhere in WeChat itself. */
export const arrives = (): boolean => false;
