import { LinkButton } from "@console/components/button";
import { common } from "@console/shell/words";
import { Redirect } from "wouter";
import { Door } from "./door";
import { destination, failureIn } from "./sign-in.model";
import { words } from "./words";

/** Somebody signed in stands at the door: they go on, unless a scan of theirs has just failed. */
export default function ArrivedPage() {
  const failed = failureIn(location.search);
  if (!failed) return <Redirect to={destination(location.pathname, location.search)} replace />;
  return (
    <Door title={words.confirm.refused} text={words.failures[failed] ?? words.failures.other ?? ""}>
      <LinkButton href="/">{common.frame.goHome}</LinkButton>
    </Door>
  );
}
