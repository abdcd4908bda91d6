type Taker = (text: string) => void;

const takers = new Map<string, Taker>();

/** The composer of a conversation says where words go that come back to their writer. */
export function onTakeBack(conversationId: string, taker: Taker): () => void {
  takers.set(conversationId, taker);
  return () => {
    takers.delete(conversationId);
  };
}

export function takeBack(conversationId: string, text: string): void {
  takers.get(conversationId)?.(text);
}
