export { campaignsAsking } from "./asking";
export { campaignJobs } from "./campaign.jobs";
export { campaignMessages } from "./campaign.kind";
export { campaignRoutes } from "./campaign.routes";
export { countCampaigns, giveCampaigns } from "./hand-over";
export { runCampaigns } from "./run-campaigns";
