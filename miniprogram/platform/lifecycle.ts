export {
  useDidHide,
  useDidShow,
  useLaunch,
  useLoad,
  usePullDownRefresh,
  useReady,
  useRouter,
  useUnload,
} from "@tarojs/taro";

import Taro from "@tarojs/taro";

/** Ends the pull gesture's animation. */
export function endPullDown(): void {
  Taro.stopPullDownRefresh();
}

/** Tells when the network comes or goes. */
export function onNetworkChange(run: (online: boolean) => void): void {
  Taro.onNetworkStatusChange(({ isConnected }) => run(isConnected));
}
