/** The parts of a worker's scope that the library for pages does not know. */
interface DedicatedWorkerGlobalScope extends WindowOrWorkerGlobalScope {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  importScripts(...urls: string[]): void;
}

declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}
