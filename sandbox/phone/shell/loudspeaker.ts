interface Order {
  player: number;
  act: string;
  src: string;
  loop: boolean;
  volume: number;
  position?: number;
}

type Report = (event: Record<string, unknown>) => void;

/** Plays what `createInnerAudioContext` asks for, and reports as WeChat does. */
export class Loudspeaker {
  private readonly players = new Map<number, HTMLAudioElement>();

  constructor(
    private readonly address: (source: string) => string,
    private readonly report: Report,
  ) {}

  async obey(order: Order): Promise<void> {
    const audio = this.player(order);
    switch (order.act) {
      case "play":
        await audio.play();
        return;
      case "pause":
        return audio.pause();
      case "stop":
        audio.pause();
        audio.currentTime = 0;
        this.tell(order.player, "Stop");
        return;
      case "seek":
        audio.currentTime = order.position ?? 0;
        return;
      case "destroy":
        audio.pause();
        this.players.delete(order.player);
        return;
      default:
        throw new Error(`unknown act ${order.act}`);
    }
  }

  silence(): void {
    for (const audio of this.players.values()) audio.pause();
  }

  private player(order: Order): HTMLAudioElement {
    const audio = this.players.get(order.player) ?? this.create(order.player);
    const source = this.address(order.src);
    if (audio.dataset.source !== source) {
      audio.dataset.source = source;
      audio.src = source;
    }
    audio.loop = order.loop;
    audio.volume = order.volume;
    return audio;
  }

  private create(player: number): HTMLAudioElement {
    const audio = new Audio();
    this.players.set(player, audio);
    const events: Record<string, string> = {
      play: "Play",
      pause: "Pause",
      ended: "Ended",
      timeupdate: "TimeUpdate",
      canplay: "Canplay",
    };
    for (const [name, event] of Object.entries(events)) {
      audio.addEventListener(name, () => this.tell(player, event));
    }
    audio.addEventListener("error", () => this.tell(player, "Error"));
    return audio;
  }

  private tell(player: number, event: string): void {
    const audio = this.players.get(player);
    const duration = Number.isFinite(audio?.duration) ? audio?.duration : 0;
    this.report({
      player,
      event,
      duration,
      currentTime: audio?.currentTime ?? 0,
      paused: audio?.paused ?? true,
    });
  }
}
