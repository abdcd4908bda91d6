import type { Endpoint } from "./endpoint";
import { checkEndpoints } from "./mini-program/checks";
import { codeEndpoints } from "./mini-program/codes";
import { domainEndpoints } from "./mini-program/domains";
import { libraryEndpoints } from "./mini-program/library";
import { linkEndpoints } from "./mini-program/links";
import { loginEndpoints } from "./mini-program/login";
import { phoneEndpoints } from "./mini-program/phone";
import { subscribeEndpoints } from "./mini-program/subscribe";
import { agentEndpoints } from "./official-account/agents";
import { authorizeEndpoints } from "./official-account/authorize";
import { autoReplyEndpoints } from "./official-account/auto-reply";
import { massEndpoints } from "./official-account/mass";
import { mediaEndpoints } from "./official-account/media";
import { menuEndpoints } from "./official-account/menu";
import { messageEndpoints } from "./official-account/messages";
import { oauthEndpoints } from "./official-account/oauth";
import { qrEndpoints } from "./official-account/qr";
import { tagEndpoints } from "./official-account/tags";
import { templateEndpoints } from "./official-account/templates";
import { ticketEndpoints } from "./official-account/ticket";
import { userEndpoints } from "./official-account/users";
import { tokenEndpoints } from "./token";
import { toolEndpoints } from "./tools";

const all: Endpoint[] = [
  ...tokenEndpoints,
  ...toolEndpoints,
  ...oauthEndpoints,
  ...authorizeEndpoints,
  ...userEndpoints,
  ...tagEndpoints,
  ...messageEndpoints,
  ...agentEndpoints,
  ...templateEndpoints,
  ...menuEndpoints,
  ...autoReplyEndpoints,
  ...mediaEndpoints,
  ...qrEndpoints,
  ...massEndpoints,
  ...ticketEndpoints,
  ...loginEndpoints,
  ...phoneEndpoints,
  ...subscribeEndpoints,
  ...libraryEndpoints,
  ...codeEndpoints,
  ...linkEndpoints,
  ...checkEndpoints,
  ...domainEndpoints,
];

/** Every address the platform answers, by path. */
export const endpoints: ReadonlyMap<string, Endpoint> = new Map(
  all.map((endpoint) => [endpoint.path, endpoint]),
);
