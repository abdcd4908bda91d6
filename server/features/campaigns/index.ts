export { campaignsAsking } from "./asking";
export { campaignJobs } from "./campaign.jobs";
export { campaignMessages } from "./campaign.kind";
export { campaignRoutes } from "./campaign.routes";
export { runCampaigns } from "./run-campaigns";
