import { bind as words } from "@shared/text/zh-CN/miniprogram-identity";
import { Empty } from "../../../components/states/empty";

/** Two records fit, or one is bound already: a person looks at it. */
export function InReview({ reload }: { reload: () => Promise<void> }) {
  return (
    <Empty
      icon="shield"
      title={words.review}
      text={words.reviewText}
      act={{ label: words.refresh, onTap: () => void reload() }}
    />
  );
}
