import { cx } from "@console/components/class-names";
import { Icon } from "@console/components/icon";
import type { MenuSet } from "@shared/wechat-desk/menu";
import { addButton, addChild, type Spot } from "./menu.model";
import styles from "./menu-phone.module.css";
import { words } from "./words";

interface MenuPhoneProps {
  readonly set: MenuSet;
  readonly spot: Spot | undefined;
  readonly isWrong: (spot: Spot) => boolean;
  readonly onChoose: (spot: Spot) => void;
  readonly onChange: (set: MenuSet) => void;
}

/** The menu as it lies under the chat on a phone; what is tapped is edited beside it. */
export function MenuPhone({ set, spot, isWrong, onChoose, onChange }: MenuPhoneProps) {
  const opened = spot ? set.buttons[spot.button] : undefined;
  return (
    <figure className={styles.phone} aria-label={words.menu.preview}>
      <div className={styles.chat}>
        <span>{words.accounts.official}</span>
      </div>
      <div className={styles.above}>
        {set.buttons.map((button, at) => {
          const isOpen = spot?.button === at;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a button is known by its place.
            <div key={at} className={styles.column} data-open={isOpen || undefined}>
              {isOpen && (
                <>
                  {button.children.map((child, index) => (
                    <button
                      // biome-ignore lint/suspicious/noArrayIndexKey: a button is known by its place.
                      key={index}
                      type="button"
                      className={cx(
                        styles.child,
                        isWrong({ button: at, child: index }) && styles.wrong,
                      )}
                      aria-pressed={spot?.child === index}
                      onClick={() => onChoose({ button: at, child: index })}
                    >
                      {child.name || words.menu.empty}
                    </button>
                  ))}
                  {button.children.length < 5 && (
                    <button
                      type="button"
                      className={styles.add}
                      aria-label={words.menu.addChild}
                      title={words.menu.addChild}
                      onClick={() => {
                        onChange(addChild(set, at));
                        onChoose({ button: at, child: button.children.length });
                      }}
                    >
                      <Icon name="plus" size={18} />
                    </button>
                  )}
                </>
              )}
            </div>
          );
        })}
        {set.buttons.length < 3 && <div className={styles.column} />}
      </div>
      <div className={styles.bar}>
        {set.buttons.map((button, at) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a button is known by its place.
            key={at}
            type="button"
            className={cx(styles.button, isWrong({ button: at }) && styles.wrong)}
            aria-pressed={opened === button && spot?.child === undefined}
            onClick={() => onChoose({ button: at })}
          >
            {button.children.length > 0 && <i className={styles.lines} aria-hidden />}
            <span>{button.name || words.menu.empty}</span>
          </button>
        ))}
        {set.buttons.length < 3 && (
          <button
            type="button"
            className={styles.button}
            aria-label={words.menu.addButton}
            title={words.menu.addButton}
            onClick={() => {
              onChange(addButton(set));
              onChoose({ button: set.buttons.length });
            }}
          >
            <Icon name="plus" size={18} />
          </button>
        )}
      </div>
    </figure>
  );
}
