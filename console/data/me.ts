import type { EndpointKey } from "@shared/core/client";
import type { StaffMe } from "@shared/sessions/session";
import { createContext, useContext } from "react";

const MeContext = createContext<StaffMe | undefined>(undefined);

export const MeProvider = MeContext.Provider;

/** The member of staff who is signed in; only screens behind the sign-in may ask. */
export function useMe(): StaffMe {
  const me = useContext(MeContext);
  if (!me) throw new Error("useMe outside of the signed-in shell");
  return me;
}

/** The same, for parts that also stand in front of the sign-in. */
export const useKnownMe = (): StaffMe | undefined => useContext(MeContext);

/** Whether this person may call an endpoint at all, for hiding what would fail. */
export function useMay(key: EndpointKey): boolean {
  return useMe().abilities.includes(key);
}
