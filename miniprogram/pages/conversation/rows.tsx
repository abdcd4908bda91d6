import { conversation as words } from "@shared/text/zh-CN/miniprogram";
import { ScrollView, Text, View } from "@tarojs/components";
import { memo } from "react";
import { Tap } from "../../components/tap/tap";
import { talk } from "../../talk";
import type { Row } from "../../talk/rows.model";
import { isAtEnd, isAtStart, newestOf, type Talk } from "../../talk/talk.model";
import { Bubble } from "./bubble/bubble";
import { TimeLine } from "./time-line";
import { useAnchor } from "./use-anchor";
import "./rows.scss";

/** The conversation itself: scrolled to its end while one is there, left alone while one reads above. */
export function Rows({ rows, talk: state }: { rows: readonly Row[]; talk: Talk }) {
  const { anchor, unseen, onScroll, atUpper, atLower, toEnd } = useAnchor(rows, state);
  const behind = isAtEnd(state) ? unseen : state.lastSeq - newestOf(state);
  return (
    <View className="rows">
      <ScrollView
        className="rows__scroll"
        scrollY
        scrollIntoView={anchor}
        upperThreshold={80}
        lowerThreshold={60}
        enhanced
        showScrollbar={false}
        onScroll={onScroll}
        onScrollToUpper={atUpper}
        onScrollToLower={atLower}
      >
        <View className="rows__list">
          <Above isAtStart={isAtStart(state)} />
          {rows.map((row) => (
            <Line key={row.key} row={row} rmName={state.rm?.name ?? ""} />
          ))}
          <View id="end-0" className="rows__end" />
          <View id="end-1" className="rows__end" />
        </View>
      </ScrollView>
      {behind > 0 || !isAtEnd(state) ? (
        <Tap className="rows__newest" onTap={toEnd}>
          {behind > 0 ? words.newer(behind) : words.toNewest}
        </Tap>
      ) : null}
    </View>
  );
}

function Above({ isAtStart: isFirst }: { isAtStart: boolean }) {
  if (isFirst) return <Text className="rows__begin">{words.begin}</Text>;
  return (
    <Tap className="rows__older" onTap={() => void talk.older().catch(() => undefined)}>
      {words.older}
    </Tap>
  );
}

const Line = memo(function Line({ row, rmName }: { row: Row; rmName: string }) {
  if (row.kind === "time") return <TimeLine at={row.at} />;
  if (row.kind === "notice") return <Text className="rows__notice">{row.text}</Text>;
  return <Bubble row={row} rmName={rmName} />;
}, sameRow);

type LineProps = { readonly row: Row; readonly rmName: string };

/** Rows are made anew with every change; a line is drawn anew only when what it shows changed. */
function sameRow({ row: one }: LineProps, { row: other }: LineProps): boolean {
  if (one.kind !== other.kind || one.key !== other.key) return false;
  if (one.kind === "message" && other.kind === "message")
    return one.message === other.message && one.tick === other.tick;
  if (one.kind === "outgoing" && other.kind === "outgoing")
    return one.outgoing === other.outgoing && one.tick === other.tick;
  return true;
}
