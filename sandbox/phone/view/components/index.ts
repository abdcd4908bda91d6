import "./containers";
import "./field";
import "./form";
import "./button";
import "./image";
import "./scroll-view";
import "./swiper";
import "./picker";
import "./picker-view";
import "./choices";
import "./display";

export { install, tags, WxElement } from "./base";
export { Canvas } from "./containers";
