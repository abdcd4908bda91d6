import Taro from "@tarojs/taro";

export interface GivenFile {
  readonly fileName: string;
  readonly type: string;
  readonly base64: string;
}

/** Shows a document in WeChat's own reader, from where it can be kept or passed on; `false` when the host cannot. */
export async function openFile({ fileName, base64 }: GivenFile): Promise<boolean> {
  try {
    const filePath = `${Taro.env.USER_DATA_PATH}/${fileName}`;
    Taro.getFileSystemManager().writeFileSync(filePath, base64, "base64");
    await Taro.openDocument({ filePath, showMenu: true });
    return true;
  } catch {
    return false;
  }
}

/** What the reader of this host opens. */
export const readableFormat = "xlsx" as const;
