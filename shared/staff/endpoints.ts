import { coverEndpoints } from "./covers";
import { handoverEndpoints } from "./handovers";
import { joiningEndpoints } from "./joining";
import { peopleEndpoints } from "./people";
import { serviceTeamEndpoints } from "./service-team";
import { staffEndpoints } from "./staff";
import { unitEndpoints } from "./units";

/** Everything about who works where, for whom, and how they get in. */
export const organisationEndpoints = [
  ...staffEndpoints,
  ...peopleEndpoints,
  ...unitEndpoints,
  ...coverEndpoints,
  ...serviceTeamEndpoints,
  ...handoverEndpoints,
  ...joiningEndpoints,
] as const;
