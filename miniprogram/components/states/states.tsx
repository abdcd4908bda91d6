import { View } from "@tarojs/components";
import type { ReactNode } from "react";
import { useDelayed } from "../../hooks/use-delayed";
import type { Resource } from "../../hooks/use-endpoint";
import { Failure } from "./failure";

interface StatesProps<Data> {
  readonly of: Resource<Data>;
  /** Bones in the places of what is coming. */
  readonly skeleton: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** Lays out one of the states of what a page asked for. */
export function States<Data>({ of, skeleton, children }: StatesProps<Data>) {
  const { state, reload } = of;
  if (state.status === "ready") return <>{children(state.data)}</>;
  if (state.status === "failed") return <Failure error={state.error} retry={reload} />;
  return <Waiting>{skeleton}</Waiting>;
}

/** A skeleton that appears only when waiting is felt. */
export function Waiting({ children }: { children: ReactNode }) {
  const isLate = useDelayed();
  return isLate ? <View className="waiting">{children}</View> : null;
}
