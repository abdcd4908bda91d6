import type { EventForCustomer } from "@shared/events/event";
import { View } from "@tarojs/components";
import "./poster.scss";

interface PosterProps {
  readonly pattern: EventForCustomer["poster"];
  readonly tall?: boolean;
}

/** A drawn poster: one of the bundled patterns in gold line on a deep ground. */
export function Poster({ pattern, tall = false }: PosterProps) {
  return <View className={`poster poster--${pattern} ${tall ? "poster--tall" : ""}`} />;
}
