import { Text, View } from "@tarojs/components";
import { useEffect } from "react";
import { Avatar } from "../../components/avatar/avatar";
import { TierBadge } from "../../components/tier-badge/tier-badge";
import { loadProfile } from "../../session";
import { useProfile } from "../../session/profile";
import "./profile-card.scss";

/** Who is signed in, masked: somebody may look over a shoulder. */
export function ProfileCard() {
  const { me } = useProfile();
  useEffect(() => {
    if (!me) void loadProfile().catch(() => undefined);
  }, [me]);
  if (!me) return <View className="bone bone--card profile-card__bone" />;
  return (
    <View className="profile-card">
      <Avatar name={me.politeName} size="large" />
      <View className="profile-card__words">
        <View className="profile-card__line">
          <Text className="profile-card__name">{me.nameMasked}</Text>
          <TierBadge tier={me.tier} />
        </View>
        <Text className="profile-card__text">{me.phoneMasked}</Text>
        <Text className="profile-card__text">{me.branchName}</Text>
      </View>
    </View>
  );
}
